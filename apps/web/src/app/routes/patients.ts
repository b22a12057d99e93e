import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { signedInRoute } from './root.ts'

const patients = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/patients',
  component: lazyRouteComponent(() => import('../../features/patients/PatientsScreen.tsx'), 'PatientsScreen'),
})

const start = createRoute({
  getParentRoute: () => patients,
  path: '/',
  component: lazyRouteComponent(() => import('../../features/patients/NobodyChosen.tsx'), 'NobodyChosen'),
})

const add = createRoute({
  getParentRoute: () => patients,
  path: 'add',
  /** The ward from which somebody came. */
  validateSearch: z.object({ wardId: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(
    () => import('../../features/patients/form/AddPatientScreen.tsx'),
    'AddPatientScreen',
  ),
})

const ward = createRoute({
  getParentRoute: () => patients,
  path: 'wards/$wardId',
  component: lazyRouteComponent(() => import('../../features/patients/ward/WardScreen.tsx'), 'WardScreen'),
})

const list = createRoute({
  getParentRoute: () => patients,
  path: 'lists/$listId',
  component: lazyRouteComponent(() => import('../../features/patients/list/ListScreen.tsx'), 'ListScreen'),
})

const patient = createRoute({
  getParentRoute: () => patients,
  path: '$patientId',
  component: lazyRouteComponent(
    () => import('../../features/patients/patient/PatientScreen.tsx'),
    'PatientScreen',
  ),
})

const correct = createRoute({
  getParentRoute: () => patients,
  path: '$patientId/correct',
  component: lazyRouteComponent(
    () => import('../../features/patients/form/CorrectPatientScreen.tsx'),
    'CorrectPatientScreen',
  ),
})

export const patientRoutes = patients.addChildren([start, add, ward, list, patient, correct])
